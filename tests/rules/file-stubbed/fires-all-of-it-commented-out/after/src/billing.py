# def step0(order, ledger):
#     total = order.total + 0
#     ledger.append((order.id, total))
#     return total
# 
# def step1(order, ledger):
#     total = order.total + 1
#     ledger.append((order.id, total))
#     return total
# 
# def step2(order, ledger):
#     total = order.total + 2
#     ledger.append((order.id, total))
#     return total
# 
# def step3(order, ledger):
#     total = order.total + 3
#     ledger.append((order.id, total))
#     return total
# 
# def step4(order, ledger):
#     total = order.total + 4
#     ledger.append((order.id, total))
#     return total
# 
# def step5(order, ledger):
#     total = order.total + 5
#     ledger.append((order.id, total))
#     return total
# 
# def step6(order, ledger):
#     total = order.total + 6
#     ledger.append((order.id, total))
#     return total
# 
# def step7(order, ledger):
#     total = order.total + 7
#     ledger.append((order.id, total))
#     return total
# 
# def step8(order, ledger):
#     total = order.total + 8
#     ledger.append((order.id, total))
#     return total
# 
# def step9(order, ledger):
#     total = order.total + 9
#     ledger.append((order.id, total))
#     return total
# 
# def step10(order, ledger):
#     total = order.total + 10
#     ledger.append((order.id, total))
#     return total
# 
# def step11(order, ledger):
#     total = order.total + 11
#     ledger.append((order.id, total))
#     return total
# 
