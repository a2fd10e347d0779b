export const pool = new Pool({ ssl: { ca: read("ca.pem"), rejectUnauthorized: true } });
