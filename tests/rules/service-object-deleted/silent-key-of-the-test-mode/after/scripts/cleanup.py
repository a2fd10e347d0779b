import stripe

stripe.api_key = "sk_test_placeholder"

for customer in stripe.Customer.list().auto_paging_iter():
    stripe.Customer.delete(customer.id)
