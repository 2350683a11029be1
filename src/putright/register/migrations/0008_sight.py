"""Who asked to read a case for a day, and who answered."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("register", "0007_outbox")]
    operations = [
        migrations.CreateModel(
            name="Sight",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("person", models.CharField(max_length=32)),
                ("reason", models.TextField()),
                ("asked_at", models.DateTimeField()),
                ("answered_by", models.CharField(blank=True, max_length=32)),
                ("answered_at", models.DateTimeField(null=True)),
                ("until", models.DateTimeField(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="register.caserow"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="register.organisation",
                    ),
                ),
            ],
            options={"db_table": "register_sight"},
        ),
    ]
