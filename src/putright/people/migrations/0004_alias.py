"""Another name by which somebody is called in letters and to whoever complains."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0003_invitation")]
    operations = [migrations.AddField("user", "alias", models.CharField(blank=True, default="", max_length=150))]
