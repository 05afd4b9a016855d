"""The application object that uvicorn serves."""

from api.app import create_app
from worker.logging import set_up
from worker.settings import Settings

settings = Settings()
set_up(settings)
app = create_app(settings)
