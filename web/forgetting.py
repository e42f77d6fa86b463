"""Forgetting a person over the site: the same job as the command's."""

from __future__ import annotations

from graph_schema.errors import SettingsError
from loaders.forget import Place, Shared, forget
from services.observability.progress import SilentProgress
from services.privacy.report import ErasureReport
from web.site import Site


def forget_on(site: Site, user_id: str) -> ErasureReport:
    """Forget a person and return the report. Raises UnknownUserError, or SettingsError without a data folder."""
    folder = site.settings.folder
    if folder is None:
        raise SettingsError("this site has no data folder to search: run `interest-graph forget` where the data is")
    place = Place(site.driver, folder)
    reports = forget(place, user_id, Shared(site.table, site.rules), site.now(), SilentProgress())
    return reports[0]
