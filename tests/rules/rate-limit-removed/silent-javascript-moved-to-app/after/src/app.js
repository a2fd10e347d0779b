import express from 'express';
import { codeLimiter } from './limits.js';
import codes from './routes/codes.js';

export const app = express();
app.use(express.json());
app.use('/codes', codeLimiter, codes);
