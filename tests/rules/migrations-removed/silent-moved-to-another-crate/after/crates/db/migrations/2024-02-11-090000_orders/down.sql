SELECT 'orders stay';
