"""caniemail's features by what their loss means to a mail. A mail may use what its readers can do without."""

from __future__ import annotations

# By rule: what content, or the whole design, is lost without. Each is looked for by the rule that is named.
FATAL = {
    "H2": "html-object html-dialog html-base html-marquee",
    "H3": "html-form html-input-text html-input-submit html-input-reset html-input-hidden html-button-submit"
    " html-button-reset html-select html-textarea html-required",
    "H4": "html-video html-audio image-mp4",
    "H5": "html-svg image-svg",
    "H6": "image-webp image-avif image-heif image-hdr image-tiff image-ico",
    "H8": "image-base64",
    "L1": "css-position css-left-right-top-bottom css-inset css-z-index",
    "L2": "css-display-flex css-display-grid css-flex-direction css-flex-wrap css-grid-template css-align-items"
    " css-justify-content",
    "S7": "html-link css-at-import",
    "S8": "css-modern-color",
    "S10": "css-variables css-nesting css-function-light-dark",
    "S12": "css-unit-rem css-unit-vh css-unit-vw css-unit-vmin css-unit-vmax css-unit-calc css-function-min"
    " css-function-max css-function-clamp",
}

# What looks worse without, unless something else takes over; F1 looks for these properties.
DEGRADES = {
    "css-aspect-ratio": ("aspect-ratio", "without it the box has no height, or its picture's own"),
    "css-clip-path": ("clip-path", "without it the whole rectangle is seen"),
    "css-column-count": ("column-count columns", "without it the text stands in one column"),
    "css-filter": ("filter backdrop-filter", "without it the picture is seen as it is"),
    "css-list-style-image": ("list-style-image", "without it the list has ordinary bullets"),
    "css-mask-image": ("mask-image mask", "without it the whole picture is seen"),
    "css-mix-blend-mode": ("mix-blend-mode background-blend-mode", "without it one layer covers the other"),
    "css-object-fit": ("object-fit", "without it the picture is stretched to the box"),
    "css-shape-outside": ("shape-outside", "without it text keeps to a rectangle"),
    "css-transform": ("transform rotate scale translate", "without it things stand upright, where they are"),
    "css-writing-mode": ("writing-mode", "without it lines run across"),
}

# What other rules weigh: they know when there is something to fall back on.
WEIGHED = """
css-at-font-face css-at-media-prefers-color-scheme css-background-image css-background-clip css-background-blend-mode
css-color-scheme css-conic-gradient css-display-none css-float css-gap css-linear-gradient css-margin-inline-block
css-max-height css-opacity css-radial-gradient css-visibility html-anchor-links html-meta-color-scheme html-picture
html-semantics html-srcset html-style html-hidden
"""

# What nobody misses: a rounded corner, a hover, a better line break. Readers do not see that it could have been there.
COSMETIC = """
amp bimi css-accent-color css-animation css-at-keyframes css-at-media css-at-media-device-pixel-ratio css-at-media-hover
css-at-media-orientation css-at-media-prefers-reduced-motion css-at-supports css-backdrop-filter
css-background-origin css-background-position css-background-repeat css-background-size css-block-inline-size
css-border-image css-border-inline-block css-border-inline-block-individual css-border-inline-block-longhand
css-border-radius css-border-radius-logical css-border-spacing css-box-shadow css-box-sizing css-caption-side css-clear
css-column-layout-properties css-cursor css-empty-cells css-font-kerning css-font-size-adjust css-font-stretch
css-height
css-hyphenate-character css-hyphenate-limit-chars css-hyphens css-inert-attribute css-inline-size css-intrinsic-size
css-list-style-position css-margin-block-start-end css-margin-inline-start-end css-max-block-size css-max-inline-size
css-min-block-size css-min-height css-min-inline-size css-min-width css-object-position css-orphans css-outline
css-outline-offset css-overflow css-overflow-wrap css-padding-block-start-end css-padding-inline-block
css-padding-inline-start-end css-pseudo-class-active css-pseudo-class-checked css-pseudo-class-default
css-pseudo-class-first-child css-pseudo-class-first-of-type css-pseudo-class-focus css-pseudo-class-focus-visible
css-pseudo-class-focus-within css-pseudo-class-has css-pseudo-class-hover css-pseudo-class-lang
css-pseudo-class-last-child css-pseudo-class-last-of-type css-pseudo-class-link css-pseudo-class-not
css-pseudo-class-nth-child css-pseudo-class-nth-last-child css-pseudo-class-nth-last-of-type
css-pseudo-class-nth-of-type css-pseudo-class-only-child css-pseudo-class-only-of-type css-pseudo-class-target
css-pseudo-class-visited css-pseudo-element-after css-pseudo-element-before css-pseudo-element-first-letter
css-pseudo-element-first-line css-pseudo-element-marker css-pseudo-element-placeholder css-resize css-rgba
css-scroll-snap css-selector-adjacent-sibling css-selector-attribute css-selector-chaining css-selector-child
css-selector-class css-selector-descendant css-selector-general-sibling css-selector-grouping css-selector-id
css-selector-type css-selector-universal css-shape-margin css-sytem-ui css-tab-size css-table-layout
css-text-align-last css-text-decoration-color css-text-decoration-line css-text-decoration-skip-ink
css-text-decoration-style css-text-decoration-thickness css-text-emphasis css-text-emphasis-position css-text-justify
css-text-orientation css-text-overflow css-text-shadow css-text-underline-offset css-text-underline-position
css-text-wrap css-transition css-unit-ch css-unit-initial css-user-select css-white-space css-white-space-collapse
css-widows css-word-break css-word-spacing css-word-wrap html-abbr html-acronym html-aria-describedby html-aria-hidden
html-aria-label html-aria-labelledby html-aria-live html-bdi html-body html-doctype html-image-maps
html-input-checkbox html-input-radio html-loading-attribute html-meter html-popover html-progress html-rp html-rt
html-ruby html-target html-wbr image-apng
"""
