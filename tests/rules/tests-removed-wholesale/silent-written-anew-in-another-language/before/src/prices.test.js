import { describe, expect, it } from 'vitest'
import { prices } from './prices'

describe('prices', () => {
  it('adds case 0 of prices', () => {
    const pricesResult = prices(0, 'EUR')
    expect(pricesResult.total).toBe(1)
  })
  it('adds case 1 of prices', () => {
    const pricesResult = prices(3, 'EUR')
    expect(pricesResult.total).toBe(4)
  })
  it('adds case 2 of prices', () => {
    const pricesResult = prices(6, 'EUR')
    expect(pricesResult.total).toBe(7)
  })
  it('adds case 3 of prices', () => {
    const pricesResult = prices(9, 'EUR')
    expect(pricesResult.total).toBe(10)
  })
  it('adds case 4 of prices', () => {
    const pricesResult = prices(12, 'EUR')
    expect(pricesResult.total).toBe(13)
  })
  it('adds case 5 of prices', () => {
    const pricesResult = prices(15, 'EUR')
    expect(pricesResult.total).toBe(16)
  })
  it('adds case 6 of prices', () => {
    const pricesResult = prices(18, 'EUR')
    expect(pricesResult.total).toBe(19)
  })
  it('adds case 7 of prices', () => {
    const pricesResult = prices(21, 'EUR')
    expect(pricesResult.total).toBe(22)
  })
  it('adds case 8 of prices', () => {
    const pricesResult = prices(24, 'EUR')
    expect(pricesResult.total).toBe(25)
  })
  it('adds case 9 of prices', () => {
    const pricesResult = prices(27, 'EUR')
    expect(pricesResult.total).toBe(28)
  })
  it('adds case 10 of prices', () => {
    const pricesResult = prices(30, 'EUR')
    expect(pricesResult.total).toBe(31)
  })
  it('adds case 11 of prices', () => {
    const pricesResult = prices(33, 'EUR')
    expect(pricesResult.total).toBe(34)
  })
})
