"""Who can sign in: one account for each person, known to journals by an opaque reference. What they may see is elsewhere."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower


def new_reference() -> str:
    """A reference that says nothing about the person: 32 hexadecimal digits."""
    return uuid.uuid4().hex


class PersonManager(BaseUserManager["User"]):
    """Makes accounts; addresses are kept in small letters, so that one address is one account."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """A new account; without a password nobody can sign in to it until one is set."""
        if not email:
            raise ValueError("an account needs an e-mail address")
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        """An account of somebody who runs the installation. It opens no case: only posts do."""
        return self.create_user(email, password, **{"is_staff": True, "is_superuser": True, **fields})

    def get_by_natural_key(self, username: str | None) -> User:
        """The account of an e-mail address in any mixture of capitals and small letters."""
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser, PermissionsMixin):
    """An account. `reference` is how journals, posts and cases name the person, and never changes."""

    email = models.EmailField("email address", unique=True, max_length=254)
    name = models.CharField(max_length=150, blank=True)
    alias = models.CharField(max_length=150, blank=True, default="")
    """What whoever complains is told instead of the name; colleagues see the name."""
    reference = models.CharField(max_length=32, unique=True, default=new_reference, editable=False)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    joined_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[PersonManager] = PersonManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "person"
        verbose_name_plural = "people"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(Lower("email"), name="one_account_for_each_address")
        ]

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        """The name to show; the address where no name was given."""
        return str(self)

    def get_short_name(self) -> str:
        """The same: a name is not cut up."""
        return str(self)


class Invitation(models.Model):
    """Somebody asked to take a post. The link that was sent holds a token; here is only its hash."""

    token_hash = models.CharField(max_length=64, unique=True)
    organisation = models.SlugField(max_length=60)
    email = models.EmailField(max_length=254)
    by = models.CharField(max_length=32)
    """The reference of whoever invited them."""
    post = models.CharField(max_length=80)
    service = models.CharField(max_length=80, blank=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    over_at = models.DateTimeField(null=True)
    """When it was used or taken back."""
