/** The mark: a tile of the periodic table for the village; the 4 counts the elements that carry its name (Y, Tb, Er, Yb). */
export const Mark = () => (
  <svg class="mark" viewBox="0 0 40 40" width="40" height="40" aria-hidden="true" focusable="false">
    <rect class="tile" x="1" y="1" width="38" height="38" />
    <text class="count" x="5" y="12">
      4
    </text>
    <text class="symbol" x="20" y="29">
      Yt
    </text>
    <path class="rule" d="M5 34.5h30" />
  </svg>
)
