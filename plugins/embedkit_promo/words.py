"""How an invitation to sign up sounds."""

import re

from embedkit.kit import pattern

SIGN_UP = pattern(
    r"\b(?:sign(?:ing)?[ -]?up|subscri(?:be|ption)|newsletters?|inbox|mailing list|by e-?mail|get .{1,60}\be-?mail"
    r"|abonnier\w*|anmelden|melde[nt]? (?:dich|sie sich)|rundbrief|posteingang|per e-?mail"
    r"|abonne[rz](?:[ -]vous)?|inscri(?:vez|re|ption)\w*|infolettre|lettre d['’]information|boîte (?:mail|de réception)"
    r"|suscr[íi]b\w+|suscripción|apúnta\w+|bolet[íi]n(?:es)?|correo"
    r"|inscrev\w+|assin(?:e|ar)|inscrição|caixa de entrada|boletim"
    r"|iscriviti|schrijf je in|nieuwsbrief)\b|اشترك|النشرة|メルマガ|ニュースレター|登録",
    re.I,
)
