SELECT 'notes stay';
