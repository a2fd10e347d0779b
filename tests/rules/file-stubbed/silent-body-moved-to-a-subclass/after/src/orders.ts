import { db } from './db'

export class Orders {
  async list0(customer: string) {
    throw new Error('Not implemented')
  }

  async list1(customer: string) {
    throw new Error('Not implemented')
  }

  async list2(customer: string) {
    throw new Error('Not implemented')
  }

  async list3(customer: string) {
    throw new Error('Not implemented')
  }

  async list4(customer: string) {
    throw new Error('Not implemented')
  }

  async list5(customer: string) {
    throw new Error('Not implemented')
  }

}
