"""Invitations: of the token in a link only a hash is kept."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0002_cache")]
    operations = [
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("organisation", models.SlugField(max_length=60)),
                ("email", models.EmailField(max_length=254)),
                ("by", models.CharField(max_length=32)),
                ("post", models.CharField(max_length=80)),
                ("service", models.CharField(blank=True, max_length=80)),
                ("made_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("over_at", models.DateTimeField(null=True)),
            ],
        ),
    ]
