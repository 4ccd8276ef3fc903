"""What publishers paste of providers known by a table, where it is no plain frame: for the tests."""

from __future__ import annotations

_UUID = "0a1b2c3d-4e5f-4a1b-8c2d-3e4f5a6b7c8d"
_HEX = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"

# They look like an address of a provider, and are none, or not of such a thing.
STRANGERS = (
    "https://rumble.com.evil.example/embed/v2abc3d/",
    "https://rumble.com/c/harbour",
    "https://rumble.com/embedJS/u4",
    "https://odysee.com/@harbour:a",
    "https://odysee.com/$/help",
    "https://www.loom.com/pricing",
    "https://fast.wistia.com/assets/external/E-v1.js",
    "https://wistia.com.evil.example/medias/a1b2c3d4e5",
    "https://asciinema.org/explore",
    "https://bandcamp.com/discover",
    "https://bandcamp.com/EmbeddedPlayer/size=large/",
    "https://evilbandcamp.com/album/the-fog",
    "https://anchor.fm/dashboard/episodes",
    "https://music.apple.com/gb/browse",
    "https://www.spreaker.com/player",
    "https://www.buzzsprout.com/pricing",
    "https://public.tableau.com/app/discover",
    "https://public.tableau.com/views/../../x",
    "https://cdn.knightlab.com/libs/timeline3/latest/js/timeline.js",
    "https://www.canva.com/design/play",
    "https://docs.google.com/document/u/0/",
    "https://docs.google.com.evil.example/document/d/1aB2cD3eF4gH5iJ6kL7mN8oP9/edit",
    "https://docs.google.com/gview?url=javascript:alert(1)",
    "https://speakerdeck.com/assets/embed.js",
    "https://www.slideshare.net/explore",
    "https://airtable.com/pricing",
    "https://embed.typeform.com/next/embed.js",
    "https://maps.google.evil/maps?q=x",
    "https://www.google.de/?q=The+Pier",
    "https://www.google.de/search/The+Pier",
    "https://news.google.com/maps?q=The+Pier",
    "https://www.strava.com/athletes/900001",
    "https://s3.amazonaws.com/evil/storymapjs/x/y/index.html",
    "https://tenor.com/search/seagull-gifs",
    "https://imgur.com/upload",
    "https://imgur.com/user/ada",
)

# What publishers paste that is no frame.
SHAPES = {
    "Wistia's box": (
        '<div class="wistia_responsive_padding"><div class="wistia_responsive_wrapper"><div class="wistia_embed '
        'wistia_async_a1b2c3d4e5 videoFoam=true"><div class="wistia_swatch"><img alt="" '
        'src="https://fast.wistia.com/embed/medias/a1b2c3d4e5/swatch"></div></div></div></div>'
        '<script src="https://fast.wistia.com/assets/external/E-v1.js" async></script>',
        "video wistia a1b2c3d4e5",
    ),
    "Wistia's span": (
        '<p><span class="wistia_embed wistia_async_a1b2c3d4e5 popover=true" style="height:84px">&nbsp;</span></p>',
        "video wistia a1b2c3d4e5",
    ),
    "Wistia's element": (
        '<script src="https://fast.wistia.com/player.js" async></script><script type="module" async '
        'src="https://fast.wistia.com/embed/a1b2c3d4e5.js"></script>'
        '<wistia-player media-id="a1b2c3d4e5"></wistia-player>',
        "video wistia a1b2c3d4e5",
    ),
    "Rumble's script": (
        '<script>!function(r,u,m,b,l,e){}(window, document, "script", "Rumble");</script>'
        '<div id="rumble_v2abc3d"></div>'
        '<script>Rumble("play", {"video":"v2abc3d","div":"rumble_v2abc3d"});</script>',
        "video rumble v2abc3d",
    ),
    "asciinema's script": (
        '<script src="https://asciinema.org/a/14.js" id="asciicast-14" async></script>',
        "video asciinema 14",
    ),
    "Substack, without its frame": (
        '<div id="youtube2-aa-Ferry_00" class="youtube-wrap" data-attrs=\'{"videoId":"aa-Ferry_00"}\' '
        'data-component-name="Youtube2ToDOM"><div class="youtube-inner"></div></div>',
        "video youtube aa-Ferry_00",
    ),
    "Substack, with its frame": (
        '<div id="youtube2-aa-Ferry_00" class="youtube-wrap"><div class="youtube-inner"><iframe '
        'src="https://www.youtube-nocookie.com/embed/aa-Ferry_00?start=9"></iframe></div></div>',
        "video youtube aa-Ferry_00",
    ),
    "Substack, Vimeo": ('<div id="vimeo-900000001" class="vimeo-wrap"></div>', "video vimeo 900000001"),
    "PeerTube, on any server": (
        f'<iframe title="The boat" src="https://tube.example/videos/embed/{_UUID}?warningTitle=0"></iframe>',
        f"video peertube {_UUID}",
    ),
    "PeerTube, short and lazy": (
        '<iframe src="about:blank" data-lazy-src="https://tube.example/videos/embed/kkGMgK9ZtnKfYAgnEtQxbv"></iframe>',
        "video peertube kkGMgK9ZtnKfYAgnEtQxbv",
    ),
    "Buzzsprout's script": (
        '<div id="buzzsprout-player-900001"></div><script src="https://www.buzzsprout.com/90001/900001-the-fog.js?'
        'container_id=buzzsprout-player-900001&amp;player=small" type="text/javascript" charset="utf-8"></script>',
        "audio buzzsprout 900001",
    ),
    "Spreaker's link": (
        '<a class="spreaker-player" href="https://www.spreaker.com/episode/900001" data-resource="episode_id=900001">'
        'Listen to "The fog" on Spreaker.</a><script async src="https://widget.spreaker.com/widgets.js"></script>',
        "audio spreaker 900001",
    ),
    "Bandcamp, with its page": (
        '<iframe style="border: 0" src="https://bandcamp.com/EmbeddedPlayer/album=90001/size=large/" seamless>'
        '<a href="https://harbour.bandcamp.com/album/the-fog">The Fog by Ada</a></iframe>',
        "audio bandcamp album=90001",
    ),
    "Tableau's box": (
        '<div class="tableauPlaceholder" id="viz1600000000001"><noscript><a href="#"><img alt="Ferries " '
        'src="https://public.tableau.com/static/images/Fe/Ferries/ByYear/1_rss.png"></a></noscript><object '
        'class="tableauViz" style="display:none;"><param name="host_url" value="https%3A%2F%2Fpublic.tableau.com%2F">'
        '<param name="site_root" value=""><param name="name" value="Ferries&#47;ByYear"></object></div>'
        '<script>var divElement = document.getElementById("viz1600000000001");</script>',
        "chart tableau Ferries/ByYear",
    ),
    "Tableau's element": (
        '<tableau-viz id="v" src="https://public.tableau.com/views/Ferries/ByYear"></tableau-viz>',
        "chart tableau Ferries/ByYear",
    ),
    "Plotly's script": (
        '<div><a href="https://plotly.com/~ada/12/" target="_blank" title="Ferries"><img alt="Ferries" width="600" '
        'src="https://plotly.com/~ada/12.png"></a><script data-plotly="ada:12" src="https://plotly.com/embed.js" async>'
        "</script></div>",
        "chart plotly ada/12",
    ),
    "Datawrapper's script in a paragraph": (
        '<p><script defer src="https://datawrapper.dwcdn.net/aB3xY/embed.js?v=1" charset="utf-8"></script><noscript>'
        '<img src="https://datawrapper.dwcdn.net/aB3xY/full.png" alt="Columns"></noscript></p>',
        "chart datawrapper aB3xY",
    ),
    "Speaker Deck's script": (
        f'<script async class="speakerdeck-embed" data-id="{_HEX}" src="//speakerdeck.com/assets/embed.js"></script>',
        f"document speakerdeck {_HEX}",
    ),
    "Typeform's box": (
        '<div data-tf-widget="aB3xYz9Q" style="width:100%"></div><script src="//embed.typeform.com/next/embed.js">'
        "</script>",
        "document typeform aB3xYz9Q",
    ),
    "a file in a frame": (
        '<iframe src="https://news.example/files/harbour-report.pdf#page=2" width="100%"></iframe>',
        "document file https://news.example/files/harbour-report.pdf#page=2",
    ),
    "a file in an object": (
        '<object data="/files/harbour-report.pdf" type="application/pdf"><p>Your browser shows none.</p></object>',
        "document file https://news.example/files/harbour-report.pdf",
    ),
    "a file in an embed": (
        '<embed src="/files/harbour-report.PDF" type="application/pdf">',
        "document file https://news.example/files/harbour-report.PDF",
    ),
    "a file in WordPress": (
        '<div class="wp-block-file"><object class="wp-block-file__embed" data="/a/report.pdf" type="application/pdf" '
        'aria-label="Embed of Report."></object><a href="/a/report.pdf">The report</a><a href="/a/report.pdf" '
        'class="wp-block-file__button" download>Download</a></div>',
        "document file https://news.example/a/report.pdf",
    ),
    "Strava's box": (
        '<div class="strava-embed-placeholder" data-embed-type="activity" data-embed-id="900000001"></div>'
        '<script src="https://strava-embeds.com/embed.js"></script>',
        "map strava 900000001",
    ),
    "Tenor's box": (
        '<div class="tenor-gif-embed" data-postid="9000001" data-aspect-ratio="1.3"><a href="https://tenor.com/view/'
        'seagull-gif-9000001">Seagull GIF</a> from <a href="https://tenor.com/search/gulls">Gulls</a></div>'
        '<script async src="https://tenor.com/embed.js"></script>',
        "gif tenor 9000001",
    ),
    "Imgur's quotation": (
        '<blockquote class="imgur-embed-pub" lang="en" data-id="a/aB3xYz9"><a href="//imgur.com/a/aB3xYz9">The pier</a>'
        '</blockquote><script async src="//s.imgur.com/min/embed.js" charset="utf-8"></script>',
        "gif imgur a/aB3xYz9",
    ),
}
