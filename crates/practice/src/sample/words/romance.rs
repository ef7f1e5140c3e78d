//! French, Spanish, Italian, Portuguese.

use super::super::mime::Transfer;
use super::{Speech, Topic};

pub(super) const FRENCH: Speech = Speech {
    code: "fr",
    people: &[
        ("Hélène Lefèvre", "helene.lefevre@fromagerie-lefevre.example"),
        ("François Benoît", "f.benoit@garage-benoit.example"),
        ("Aïcha Diallo", "aicha.diallo@pharmacie-du-port.example"),
    ],
    hello: &["Bonjour,", "Madame, Monsieur,", "Bonjour à toute l'équipe,"],
    bye: &["Cordialement", "Bien à vous", "Merci d'avance et bonne journée"],
    agent_hello: "Bonjour {customer},",
    agent_bye: "Bien cordialement\n{agent}\nService client Contoso",
    reply_mark: "RE:",
    wrote: "Le {date}, {name} a écrit :",
    topics: &[
        Topic {
            subject: "Étiquettes décalées sur la {model}",
            question: "depuis la mise à jour de la semaine dernière, le texte est décalé d'environ 3 mm vers la droite et la fin du code-barres est coupée. Nous avons réinstallé le pilote sans succès. Faut-il revenir à l'ancienne version ?",
            answer: "ce n'est pas nécessaire. La mise à jour remet la marge gauche à zéro : dans les réglages du pilote, indiquez « -3 mm » sous « Décalage horizontal ». La prochaine version corrigera ce défaut.",
            thanks: "c'est parfait, les étiquettes sont de nouveau bien centrées. Merci pour votre réactivité !",
        },
        Topic {
            subject: "Commande {order} incomplète",
            question: "nous avons bien reçu la commande {order}, mais il manque les deux rouleaux de ruban noir. Ils figurent pourtant sur le bon de livraison. Pouvez-vous nous les envoyer rapidement ?",
            answer: "veuillez nous excuser pour cet oubli. Les deux rouleaux partent ce soir en express et seront chez vous demain avant midi, sans frais bien sûr.",
            thanks: "les rouleaux sont arrivés ce matin. Merci beaucoup !",
        },
        Topic {
            subject: "Demande de devis pour une balance de comptoir",
            question: "nous ouvrons une deuxième boutique en septembre et souhaiterions un devis pour une balance de comptoir avec ticket, homologuée pour la vente au détail. Quel est le délai de livraison ?",
            answer: "vous trouverez notre devis ci-joint, d'un montant de {amount}, vérification primitive comprise. Le délai est de trois semaines environ.",
            thanks: "merci, nous validons le devis. À bientôt !",
        },
    ],
    turns: &[
        (
            "petite précision : le problème n'apparaît qu'avec les étiquettes de 62 mm.",
            "merci, c'est utile. Dans ce cas il faut aussi cocher « Format personnalisé ».",
        ),
        (
            "c'est fait, et tout s'imprime correctement.",
            "parfait, je clôture donc le dossier. Bonne continuation !",
        ),
    ],
    charsets: &[
        ("utf-8", Transfer::Quoted),
        ("iso-8859-15", Transfer::Quoted),
        ("windows-1252", Transfer::EightBit),
    ],
    hours: 1,
    share: 9,
};

pub(super) const SPANISH: Speech = Speech {
    code: "es",
    people: &[
        ("Íñigo Muñoz", "inigo.munoz@bodegas-munoz.example"),
        ("María José Peña", "mjpena@farmacia-pena.example"),
        ("Núria Castellví", "nuria@impremta-castellvi.example"),
    ],
    hello: &["Buenos días:", "Hola:", "Estimados señores:"],
    bye: &["Un saludo", "Saludos cordiales", "Muchas gracias de antemano"],
    agent_hello: "Hola, {customer}:",
    agent_bye: "Un cordial saludo\n{agent}\nAtención al cliente de Contoso",
    reply_mark: "RE:",
    wrote: "El {date}, {name} escribió:",
    topics: &[
        Topic {
            subject: "La {model} no corta las etiquetas",
            question: "desde ayer la cortadora de nuestra {model} (número de serie {serial}) hace ruido, pero no corta. ¿Podemos limpiarla nosotros mismos o tenemos que enviársela? Mañana embotellamos y necesitamos unas 4.000 etiquetas.",
            answer: "seguramente hay pegamento en la cuchilla. Puede limpiarla con alcohol y un paño: abra la tapa, gire la rueda azul hasta que asome la cuchilla y pase el paño siempre hacia fuera. Si no funciona, le mandamos una cortadora nueva hoy mismo.",
            thanks: "¡funcionó a la primera! Mil gracias, nos han salvado el día.",
        },
        Topic {
            subject: "Factura {order} duplicada",
            question: "hemos recibido dos veces la factura {order}, y el banco nos ha cobrado {amount} dos veces. Les ruego que anulen una y nos devuelvan el importe.",
            answer: "tiene usted razón, el cobro se repitió por un fallo nuestro. La devolución ya está ordenada y la verá en su cuenta en dos o tres días. Le pedimos disculpas.",
            thanks: "confirmo que ya hemos recibido la devolución. Gracias.",
        },
        Topic {
            subject: "¿Tienen etiquetas resistentes al aceite?",
            question: "buscamos etiquetas que no se manchen con el aceite de oliva. Las actuales se vuelven transparentes en pocos días. ¿Qué nos recomiendan para botellas de vidrio oscuro?",
            answer: "para aceite va muy bien el polipropileno blanco con barniz. Le enviamos hoy unas muestras sin compromiso.",
            thanks: "las muestras han aguantado una semana sin mancharse. Haremos un pedido en breve.",
        },
    ],
    turns: &[
        (
            "una duda más: ¿cada cuánto hay que limpiar la cuchilla?",
            "con su volumen, una vez al mes es suficiente.",
        ),
        (
            "entendido, lo apuntamos en el calendario.",
            "perfecto. Quedamos a su disposición para lo que necesite.",
        ),
    ],
    charsets: &[
        ("utf-8", Transfer::Base64),
        ("iso-8859-1", Transfer::Quoted),
        ("windows-1252", Transfer::Quoted),
    ],
    hours: 1,
    share: 7,
};

pub(super) const ITALIAN: Speech = Speech {
    code: "it",
    people: &[
        ("Niccolò Ferrari", "n.ferrari@officina-ferrari.example"),
        ("Giulia Però", "giulia@pasticceria-pero.example"),
    ],
    hello: &["Buongiorno,", "Salve,", "Gentile assistenza,"],
    bye: &["Cordiali saluti", "Grazie e buona giornata", "Un saluto"],
    agent_hello: "Buongiorno {customer},",
    agent_bye: "Cordiali saluti\n{agent}\nAssistenza clienti Contoso",
    reply_mark: "R:",
    wrote: "Il {date} {name} ha scritto:",
    topics: &[
        Topic {
            subject: "Il prezzo per chilo non viene stampato",
            question: "sulla nostra bilancia il prezzo per chilo non compare più sullo scontrino, mentre sul display si vede. È successo dopo il cambio del rotolo. Cosa dobbiamo fare?",
            answer: "con il cambio del rotolo la bilancia è passata al formato corto. Tenga premuto il tasto »F« per tre secondi e scelga di nuovo il formato 2.",
            thanks: "fatto, adesso è tutto come prima. Grazie mille, siete stati gentilissimi!",
        },
        Topic {
            subject: "Garanzia della {model}",
            question: "la nostra {model} ha 23 mesi e da ieri non si accende più. È ancora in garanzia? Il numero di serie è {serial}.",
            answer: "sì, la garanzia dura ancora un mese. Il corriere ritirerà l'apparecchio domani e glielo restituiamo entro una settimana.",
            thanks: "la stampante è tornata e funziona. Complimenti per il servizio.",
        },
    ],
    turns: &[(
        "e se il problema si ripresenta a fine mese?",
        "nessun problema: la data che conta è quella della segnalazione.",
    )],
    charsets: &[("iso-8859-1", Transfer::Quoted), ("utf-8", Transfer::Quoted)],
    hours: 1,
    share: 4,
};

pub(super) const PORTUGUESE: Speech = Speech {
    code: "pt",
    people: &[
        ("João Gonçalves", "joao@cafe-goncalves.example"),
        ("Conceição Araújo", "c.araujo@laboratorio-araujo.example"),
    ],
    hello: &["Bom dia,", "Boa tarde,", "Prezados,"],
    bye: &["Atenciosamente", "Obrigado desde já", "Com os melhores cumprimentos"],
    agent_hello: "Olá, {customer},",
    agent_bye: "Com os melhores cumprimentos\n{agent}\nApoio ao cliente Contoso",
    reply_mark: "RES:",
    wrote: "Em {date}, {name} escreveu:",
    topics: &[
        Topic {
            subject: "Impressão muito clara na {model}",
            question: "as etiquetas saem cada vez mais claras, mesmo com a temperatura no máximo. O leitor já não reconhece metade dos códigos. A cabeça de impressão tem três anos. Está na hora de trocar?",
            answer: "depois de três anos é provável. Antes disso, experimente limpar a cabeça com álcool isopropílico; se não melhorar, uma cabeça nova custa {amount} e troca-se sem ferramentas.",
            thanks: "depois da limpeza ficou como nova. Muito obrigado pela dica!",
        },
        Topic {
            subject: "Encomenda {order}: alterar quantidade",
            question: "na encomenda {order} pedimos 5 caixas, mas precisamos de 8. Ainda é possível alterar?",
            answer: "ainda fomos a tempo: alterámos para 8 caixas, e a entrega mantém-se na quinta-feira.",
            thanks: "excelente, muito obrigada!",
        },
    ],
    turns: &[(
        "é preciso desligar a impressora antes da limpeza?",
        "sim, e esperar uns minutos até a cabeça arrefecer.",
    )],
    charsets: &[("iso-8859-1", Transfer::Base64), ("utf-8", Transfer::Quoted)],
    hours: 0,
    share: 3,
};
