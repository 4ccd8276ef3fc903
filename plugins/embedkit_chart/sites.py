"""Who shows charts, timelines and the like, one row for each kind of address."""

from embedkit.kit import Site, Sites

NAMES = {
    "datawrapper": "Datawrapper",
    "flourish": "Flourish",
    "google-sheets": "Google Sheets",
    "infogram": "Infogram",
    "knightlab": "Knight Lab",
    "plotly": "Plotly",
    "tableau": "Tableau",
}
_BOOK = r"[\w.%~-]{1,120}/[\w.%~-]{1,120}"

SITES = Sites(
    Site(
        "tableau",
        "public.tableau.com",
        rf"(?:views|(?:app/)?profile/[^/]{{1,80}}/(?:viz|vizhome)|vizhome)/(?P<id>{_BOOK})",
        page="https://public.tableau.com/views/{id}",
        frame="https://public.tableau.com/views/{id}?:showVizHome=no&:embed=true",
        height=600,
    ),
    Site(
        "tableau",
        "public.tableau.com",
        r"shared/(?P<id>\w{6,20})",
        page="https://public.tableau.com/shared/{id}",
        frame="https://public.tableau.com/shared/{id}?:showVizHome=no&:embed=true",
        height=600,
    ),
    Site(
        "plotly",
        "plotly.com plot.ly chart-studio.plotly.com",
        r"(?:~|%7[Ee])(?P<id>[\w.-]{1,60}/\d{1,9})(?:\.embed|\.png|\.js|/[\w-]{0,200})?",
        page="https://chart-studio.plotly.com/~{id}",
        frame="https://chart-studio.plotly.com/~{id}.embed",
        height=500,
    ),
    Site(
        "knightlab",
        "cdn.knightlab.com",
        r"libs/timeline3?/[\w.]{1,20}/embed(?:/index\.html)?",
        page="https://cdn.knightlab.com/libs/timeline3/latest/embed/index.html?source={id}",
        frame="https://cdn.knightlab.com/libs/timeline3/latest/embed/index.html?source={id}",
        height=650,
        query="id=source",
    ),
    Site(
        "knightlab",
        "cdn.knightlab.com",
        r"libs/juxtapose/[\w.]{1,20}/embed(?:/index\.html)?",
        page="https://cdn.knightlab.com/libs/juxtapose/latest/embed/index.html?uid={id}",
        frame="https://cdn.knightlab.com/libs/juxtapose/latest/embed/index.html?uid={id}",
        height=500,
        query="id=uid",
    ),
    Site(
        "google-sheets",
        "docs.google.com",
        r"spreadsheets/d/(?P<sheet>(?:e/)?[\w-]{20,120})/pubchart",
        page="https://docs.google.com/spreadsheets/d/{sheet}/pubchart?oid={id}&format=interactive",
        frame="https://docs.google.com/spreadsheets/d/{sheet}/pubchart?oid={id}&format=interactive",
        height=400,
        query="id=oid",
    ),
)
