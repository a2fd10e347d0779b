import { describe, expect, it } from 'vitest'
import { taxes } from './taxes'

describe('taxes', () => {
  it('adds case 0 of taxes', () => {
    const taxesResult = taxes(0, 'EUR')
    expect(taxesResult.total).toBe(1)
  })
  it('adds case 1 of taxes', () => {
    const taxesResult = taxes(3, 'EUR')
    expect(taxesResult.total).toBe(4)
  })
  it('adds case 2 of taxes', () => {
    const taxesResult = taxes(6, 'EUR')
    expect(taxesResult.total).toBe(7)
  })
  it('adds case 3 of taxes', () => {
    const taxesResult = taxes(9, 'EUR')
    expect(taxesResult.total).toBe(10)
  })
  it('adds case 4 of taxes', () => {
    const taxesResult = taxes(12, 'EUR')
    expect(taxesResult.total).toBe(13)
  })
  it('adds case 5 of taxes', () => {
    const taxesResult = taxes(15, 'EUR')
    expect(taxesResult.total).toBe(16)
  })
  it('adds case 6 of taxes', () => {
    const taxesResult = taxes(18, 'EUR')
    expect(taxesResult.total).toBe(19)
  })
  it('adds case 7 of taxes', () => {
    const taxesResult = taxes(21, 'EUR')
    expect(taxesResult.total).toBe(22)
  })
  it('adds case 8 of taxes', () => {
    const taxesResult = taxes(24, 'EUR')
    expect(taxesResult.total).toBe(25)
  })
  it('adds case 9 of taxes', () => {
    const taxesResult = taxes(27, 'EUR')
    expect(taxesResult.total).toBe(28)
  })
  it('adds case 10 of taxes', () => {
    const taxesResult = taxes(30, 'EUR')
    expect(taxesResult.total).toBe(31)
  })
  it('adds case 11 of taxes', () => {
    const taxesResult = taxes(33, 'EUR')
    expect(taxesResult.total).toBe(34)
  })
})
