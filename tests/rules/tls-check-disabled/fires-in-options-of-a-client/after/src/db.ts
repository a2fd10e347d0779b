export const pool = new Pool({ ssl: { rejectUnauthorized: false } });
process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";
