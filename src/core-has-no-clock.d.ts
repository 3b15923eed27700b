// The layers from kernel to answers are given the day and the seed, they never take them. These overloads come
// before the library's own, so a clock reading or a random number has a type that fits nowhere and does not compile.
interface TheCoreHasNoClock {
  readonly 'the core is given the day through an argument': unique symbol
}
interface TheCoreHasNoChance {
  readonly 'the core is given a seed through an argument': unique symbol
}
interface DateConstructor {
  new (): TheCoreHasNoClock
  (): TheCoreHasNoClock
  now(): TheCoreHasNoClock
}
interface Math {
  random(): TheCoreHasNoChance
}
