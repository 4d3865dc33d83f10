export type { Classifier, Examples } from './classifier.ts'
export { linear, type LinearOptions } from './linear.ts'
export { lookup } from './lookup.ts'
export { naiveBayes } from './naive-bayes.ts'
