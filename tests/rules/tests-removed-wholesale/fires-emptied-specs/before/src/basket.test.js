import { describe, expect, it } from 'vitest'
import { basket } from './basket'

describe('basket', () => {
  it('adds case 0 of basket', () => {
    const basketResult = basket(0, 'EUR')
    expect(basketResult.total).toBe(1)
  })
  it('adds case 1 of basket', () => {
    const basketResult = basket(3, 'EUR')
    expect(basketResult.total).toBe(4)
  })
  it('adds case 2 of basket', () => {
    const basketResult = basket(6, 'EUR')
    expect(basketResult.total).toBe(7)
  })
  it('adds case 3 of basket', () => {
    const basketResult = basket(9, 'EUR')
    expect(basketResult.total).toBe(10)
  })
  it('adds case 4 of basket', () => {
    const basketResult = basket(12, 'EUR')
    expect(basketResult.total).toBe(13)
  })
  it('adds case 5 of basket', () => {
    const basketResult = basket(15, 'EUR')
    expect(basketResult.total).toBe(16)
  })
  it('adds case 6 of basket', () => {
    const basketResult = basket(18, 'EUR')
    expect(basketResult.total).toBe(19)
  })
  it('adds case 7 of basket', () => {
    const basketResult = basket(21, 'EUR')
    expect(basketResult.total).toBe(22)
  })
  it('adds case 8 of basket', () => {
    const basketResult = basket(24, 'EUR')
    expect(basketResult.total).toBe(25)
  })
  it('adds case 9 of basket', () => {
    const basketResult = basket(27, 'EUR')
    expect(basketResult.total).toBe(28)
  })
  it('adds case 10 of basket', () => {
    const basketResult = basket(30, 'EUR')
    expect(basketResult.total).toBe(31)
  })
  it('adds case 11 of basket', () => {
    const basketResult = basket(33, 'EUR')
    expect(basketResult.total).toBe(34)
  })
})
