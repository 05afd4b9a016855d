"""Every setting of Pixora, read once from the environment (prefix PIXORA_) or an .env file.

The field descriptions are the documentation: .env.example is generated from them and a test
compares the two.
"""

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """All settings, each with an embedded default that works without a key."""

    model_config = SettingsConfigDict(env_prefix="PIXORA_", env_file=".env", extra="ignore")

    home: Path = Field(
        default=Path("~/.local/share/pixora"), description="Folder for the local stack's data."
    )
    host: str = Field(default="127.0.0.1", description="Address the studio listens on.")
    port: int = Field(default=8000, description="Port the studio listens on.")
    public_url: str = Field(
        default="", description="Address people reach the studio at; empty: http://host:port."
    )
    trusted_proxies: str = Field(
        default="",
        description="Addresses or networks of reverse proxies in front (10.0.0.2, 172.18.0.0/16): "
        "their X-Forwarded-For says who asks. Nobody else's does.",
    )
    production: bool = Field(
        default=False, description="Refuse to start with default secrets, log as JSON."
    )
    local_accounts: bool = Field(
        default=False,
        description="In production without SUPABASE_URL: keep accounts and files on this host.",
    )

    model: str = Field(
        default="offline",
        description='Director: "offline", or any pydantic-ai model such as "openai:gpt-5.2", '
        '"anthropic:claude-sonnet-4-5", "ollama:qwen3" (its key in the provider\'s own variable).',
    )
    model_wait_s: float = Field(
        default=20,
        gt=0,
        description="Seconds a language model may take to begin an answer before the offline "
        "director goes on. More for one on your own machine, which is loaded first.",
    )
    pictures: str = Field(
        default="embedded",
        description='Picture maker: "embedded" or "fal:<still>+<clip model>", for one '
        '"fal:flux-dev+kling-2.5" (docs/fal.md).',
    )
    voice: str = Field(default="embedded", description='Voice maker: "embedded" or "fal:<model>".')
    music: str = Field(default="embedded", description='Music maker: "embedded" or "fal:<model>".')
    fal_key: SecretStr = Field(
        default=SecretStr(""), validation_alias="FAL_KEY", description="Key of fal.ai."
    )
    fal_url: str = Field(
        default="",
        description="A simulator of fal.ai on this machine, for developers (docs/fal.md); empty: "
        "fal.ai itself.",
    )

    database_url: str = Field(
        default="",
        validation_alias="DATABASE_URL",
        description="Postgres as the authenticator role; empty: the embedded server.",
    )
    redis_url: str = Field(
        default="", validation_alias="REDIS_URL", description="Redis; empty: the embedded Valkey."
    )
    supabase_url: str = Field(
        default="",
        validation_alias="SUPABASE_URL",
        description="Supabase project; empty: the local auth and storage servers.",
    )
    supabase_publishable_key: str = Field(
        default="",
        validation_alias="SUPABASE_PUBLISHABLE_KEY",
        description="Supabase publishable (anon) key, given to browsers.",
    )
    supabase_secret_key: SecretStr = Field(
        default=SecretStr(""),
        validation_alias="SUPABASE_SECRET_KEY",
        description="Supabase secret (service role) key; stays on the server.",
    )
    supabase_jwt_secret: SecretStr = Field(
        default=SecretStr(""),
        validation_alias="SUPABASE_JWT_SECRET",
        description="Only for old projects that still sign tokens with HS256.",
    )

    confirm_mail: bool = Field(
        default=False,
        description="Local accounts prove their address by a mail (in the home's outbox folder).",
    )
    sign_up: bool = Field(
        default=True, description="New local accounts may be made; false closes the door."
    )
    welcome_credits: int = Field(default=1_000, description="Credits each new account starts with.")
    auto_approve: int = Field(
        default=0,
        description="Credits the assistant may spend in one step unasked, until a person sets a "
        "figure of their own.",
    )
    conversation_cap: int = Field(
        default=500, description="Credits one conversation may spend in all."
    )
    bin_days: int = Field(
        default=30, ge=1, description="Days after which a deleted film is forgotten for ever."
    )
    events_days: int = Field(
        default=90,
        ge=1,
        description="Days after which a film's log forgets what is no part of a conversation.",
    )
    max_scenes: int = Field(default=60, ge=1, le=500, description="Most scenes of one film.")
    media_workers: int = Field(default=2, description="Processes that draw and encode.")
    io_workers: int = Field(default=8, description="Threads that wait for providers.")
    lease_s: float = Field(
        default=30,
        gt=0,
        description="Seconds without a sign of life after which a worker's job is given to "
        "another.",
    )
    cache_gb: float = Field(default=4.0, description="Size limit of the assembly cache.")
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="How much is logged."
    )

    @field_validator("supabase_url")
    @classmethod
    def _bare(cls, given: str) -> str:
        """Without a slash at its end: the address is part of each token's issuer."""
        return given.strip().rstrip("/")

    @property
    def offline_media(self) -> bool:
        """Whether everything is made on this machine, without a provider's bill."""
        return {self.pictures, self.voice, self.music} == {"embedded"}

    @property
    def auth_dsn(self) -> str:
        """Postgres as the local auth server's own role."""
        return self.database_url.replace("authenticator", "supabase_auth_admin", 1)

    @property
    def url(self) -> str:
        """Address of the studio without a trailing slash."""
        return (self.public_url or f"http://{self.host}:{self.port}").rstrip("/")

    @property
    def folder(self) -> Path:
        """The home with `~` expanded."""
        return self.home.expanduser().resolve()
