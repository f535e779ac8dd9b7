"""Every address there is, by who answers it."""

from chalicelib.web.dress import WIDGET_PATH
from chalicelib.web.routes import FORM_TYPE, JSON_TYPE, Route

PROGRAMS = "/v1/"  # what begins so is answered in JSON, problems as well
ORGANISERS_PATH = "/organisers"

API = (
    Route("GET", "/v1/openapi.json", "openapi", any_site=True),
    Route("GET", "/v1/campaign", "campaign", any_site=True),
    Route("POST", "/v1/constituency", "constituency", takes=JSON_TYPE, any_site=True),
    Route("POST", "/v1/checks", "check", takes=JSON_TYPE, any_site=True),
    Route("POST", "/v1/letters", "letter", takes=JSON_TYPE, any_site=True),
    Route("POST", "/v1/participation", "participation", takes=JSON_TYPE, any_site=True),
)
COUNTS_API = (
    Route("GET", "/v1/counts", "counts", any_site=True),
    Route("GET", "/v1/organiser/counts", "organiser_counts"),
)
ACCESS_API = (Route("POST", "/v1/subject-access", "subject_access", takes=JSON_TYPE, any_site=True),)
PAGES = (
    Route("GET", "/", "start"),
    Route("GET", WIDGET_PATH, "widget"),
    Route("GET", "/letter", "letter_unbegun"),
    Route("POST", "/letter", "letter", takes=FORM_TYPE),
    Route("GET", "/thanks", "thanks_unbegun"),
    Route("POST", "/thanks", "thanks", takes=FORM_TYPE),
    Route("GET", "/counts", "counts"),
    Route("GET", "/privacy", "privacy"),
)
LANDING = (
    Route("GET", "/s/{channel}", "page"),
    Route("GET", "/card.png", "picture"),
    Route("POST", "/v1/landings", "landed", takes=JSON_TYPE, any_site=True),
)
SHARE = (
    Route("GET", "/share", "share"),
    Route("POST", "/share", "share_on", takes=FORM_TYPE),
)
ORGANISERS = (
    Route("GET", ORGANISERS_PATH, "figures"),
    Route("POST", ORGANISERS_PATH, "come_or_go", takes=FORM_TYPE),
)
MORE = (
    Route("GET", "/more", "more"),
    Route("GET", "/paper", "paper"),
    Route("POST", "/paper", "check_paper", takes=FORM_TYPE),
)
ACCESS_PAGES = (
    Route("GET", "/subject-access", "begin"),
    Route("POST", "/subject-access", "go_on", takes=FORM_TYPE),
    Route("POST", "/calendar", "calendar", takes=FORM_TYPE),
)
EMBED = (
    Route("GET", "/embed.js", "script"),
    Route("GET", "/theme.css", "theme"),
)
STATIC = (Route("GET", "/static/{name}", "file"),)
