import logging

from notes.errors import NotYours
from notes.store import notes

log = logging.getLogger(__name__)


def share(user, note_id, email):
    note = notes.get(note_id)
    if note.owner_id != user.id:
        log.warning("%s wants to share note %s", user.id, note_id)
        raise NotYours(note_id)
    notes.grant(note, email)
