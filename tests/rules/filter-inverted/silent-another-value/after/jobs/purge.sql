DELETE FROM accounts WHERE environment = 'demo';
