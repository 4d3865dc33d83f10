const eulerMascheroni = 0.5772156649015329

/**
 * c(n): the mean path length of an unsuccessful search in a binary search tree of `size` keys (Liu et al. 2008, eq. 1),
 * which is what is still to come for a leaf that holds `size` rows. H(i) ≈ ln i + γ and c(2) = 1, as in scikit-learn.
 */
export function averagePathLength(size: number): number {
  if (size <= 1) return 0
  if (size === 2) return 1
  return 2 * (Math.log(size - 1) + eulerMascheroni) - (2 * (size - 1)) / size
}
