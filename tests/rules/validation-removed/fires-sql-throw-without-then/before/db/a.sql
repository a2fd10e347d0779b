CREATE PROCEDURE dbo.Pay @Id int, @Cents int AS
BEGIN
  IF @Cents <= 0
    THROW 50001, 'amount must be positive', 1;
  UPDATE dbo.Accounts SET Cents = Cents - @Cents WHERE Id = @Id;
END
GO
