use crate::mail::Mailer;
use crate::members::Members;

/// What handlers share.
#[derive(Clone)]
pub struct AppState {
    pub members: Members,
    pub mailer: Mailer,
}
