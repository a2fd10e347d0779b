DELETE FROM accounts WHERE environment = 'test';
