package mail

// Greeting is how mails begin.
const Greeting = "Good day"
