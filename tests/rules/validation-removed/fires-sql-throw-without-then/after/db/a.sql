CREATE PROCEDURE dbo.Pay @Id int, @Cents int AS
BEGIN
  UPDATE dbo.Accounts SET Cents = Cents - @Cents WHERE Id = @Id;
END
GO
