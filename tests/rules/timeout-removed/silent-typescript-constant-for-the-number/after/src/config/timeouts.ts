export const CRM_TIMEOUT = 8_000;
export const MAIL_TIMEOUT = 15_000;
