SELECT 'users stay';
