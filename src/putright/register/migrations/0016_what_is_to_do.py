from django.db import migrations, models

COPIED_ANEW = "UPDATE register_case SET office_length = 0 WHERE remedies_owed"
"""The timer copies these from their journals, and with that what each person is to do."""


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0015_newest_notices"),
    ]

    operations = [
        migrations.AddField(
            model_name="holding",
            name="owes",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="holding",
            name="to_do_on",
            field=models.DateField(null=True),
        ),
        migrations.AddIndex(
            model_name="holding",
            index=models.Index(
                condition=models.Q(("owes", True)), fields=["organisation", "person", "to_do_on"], name="holding_owes"
            ),
        ),
        migrations.RemoveIndex(model_name="incoming", name="incoming_pen"),
        migrations.AddIndex(
            model_name="incoming",
            index=models.Index(fields=["organisation", "state", "received_at", "id"], name="incoming_of_state"),
        ),
        migrations.RunSQL(COPIED_ANEW, migrations.RunSQL.noop),
    ]
