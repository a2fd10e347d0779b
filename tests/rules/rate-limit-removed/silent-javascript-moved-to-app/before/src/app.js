import express from 'express';
import codes from './routes/codes.js';

export const app = express();
app.use(express.json());
app.use('/codes', codes);
