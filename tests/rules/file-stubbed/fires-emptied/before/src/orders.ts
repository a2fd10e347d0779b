import { db } from './db'

export class Orders {
  async list0(customer: string) {
    const rows0 = await db.query('orders', { customer, page: 0 })
    if (rows0.length === 0) {
      return emptyPage0(customer)
    }
    return rows0.map((row) => toOrder0(row))
  }

  async list1(customer: string) {
    const rows1 = await db.query('orders', { customer, page: 1 })
    if (rows1.length === 0) {
      return emptyPage1(customer)
    }
    return rows1.map((row) => toOrder1(row))
  }

  async list2(customer: string) {
    const rows2 = await db.query('orders', { customer, page: 2 })
    if (rows2.length === 0) {
      return emptyPage2(customer)
    }
    return rows2.map((row) => toOrder2(row))
  }

  async list3(customer: string) {
    const rows3 = await db.query('orders', { customer, page: 3 })
    if (rows3.length === 0) {
      return emptyPage3(customer)
    }
    return rows3.map((row) => toOrder3(row))
  }

  async list4(customer: string) {
    const rows4 = await db.query('orders', { customer, page: 4 })
    if (rows4.length === 0) {
      return emptyPage4(customer)
    }
    return rows4.map((row) => toOrder4(row))
  }

  async list5(customer: string) {
    const rows5 = await db.query('orders', { customer, page: 5 })
    if (rows5.length === 0) {
      return emptyPage5(customer)
    }
    return rows5.map((row) => toOrder5(row))
  }

}
