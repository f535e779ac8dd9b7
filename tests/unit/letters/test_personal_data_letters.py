"""Letters as people write them, with what should be pointed out marked where it stands.

``[kind|what stands there|what can stand there instead]``; without the third part nothing can.
"""

import re

import pytest

from chalicelib.letters.personal_data import find_hints

MARK = re.compile(r"\[([a-z-]+)\|([^|\]]+)(?:\|([^\]]+))?\]")

LETTERS = {
    "welsh parent": (
        "Dear Carolyn Harris,\n\nI live in Llansamlet and [child-name|my daughter Siân|my daughter] is in Year 4 at "
        "[school|Ysgol Gymraeg Lôn Las|a school]. [child-name|Siân|My daughter]’s teacher told us in March 2024 about "
        "the database. I had never heard of it, and neither had her dad.\n\nYours sincerely,\n\nRhian Bevan"
    ),
    "irish twins": (
        "Dear Órfhlaith Begley,\n\n[child-name|Our twins Caoimhe and Oisín|Our twins] were two when I filled in the form. "
        "[child-name|Caoimhe] has asthma, and I wrote that down. Nobody said that it would go to London. "
        "[child-name|Oisín]’s school has 90 pupils.\n\nYours sincerely,\nGráinne Ní Dhomhnaill"
    ),
    "south asian mother": (
        "Dear Naz Shah,\n\n[child-name|My eldest, Zainab,|My eldest] wants to be a doctor. In October 2016 the school asked "
        "where [child-name|my son Hamza|my son] was born, though he was born in Bradford. My husband said: why do they "
        "need that? I rang Ofsted. Ring me on [phone|01274 496012] or [phone|07911 123456].\n\n"
        "Yours sincerely,\n\nShazia Begum Hussain\n14 Lilac Grove\nBradford [postcode|BD9 5AB|BD9]"
    ),
    "west african father": (
        "Dear Florence Eshalomi,\n\n[child-name|My son, Oluwaseun,|My son] is nine and he has sickle cell. His consultant "
        "at St Thomas' writes to the school. His [nhs-number|943 476 5919] was on the top of a letter that a teaching "
        "assistant left on a bus. If a hospital can lock a drawer, so can the Department for Education.\n\n"
        "Yours sincerely,\n\nAdebayo Ogunleye"
    ),
    "east asian grandmother": (
        "Dear Jim McMahon,\n\nI look after [child-name|my granddaughter Mei-Ling Chan|my granddaughter] three days a week. "
        "She came home from [school|Hill Road Primary|a primary school] with a letter about the School Census. "
        "I read it twice. [child-name|Mei-Ling|My granddaughter] asked me if they would send us back.\n\n"
        "Yours sincerely,\n\nChan Siu Fong"
    ),
    "polish father": (
        "Dear Mark Pawsey,\n\nWe moved from Gdańsk to Rugby in 2009. [child-name|Our daughters Zofia and Żaneta|Our "
        "daughters] were born [date-of-birth|on 3 May 2011|in 2011] at the hospital here. On the form I wrote Polish, and "
        "then I thought of my grandfather, who was on a list too.\n\nYours sincerely,\n\nKrzysztof Wójcik"
    ),
    "teacher": (
        "Dear Bridget Phillipson,\n\nI have taught Year 6 in Sunderland since 2003. I fill in the School Census each "
        "January. There is [child-name|a girl called Zoë|a girl] in my class whose mother fled her father. I typed her "
        "address, and it went to London. [child-name|Zoë|The girl] does not know that. Key Stage 2 results go the same "
        "way. I am not allowed to say no.\n\nYours sincerely,\n\nHelen Armstrong"
    ),
    "secondary teacher": (
        "Dear Wes Streeting,\n\nI teach maths at [school|Oakfield Academy|a school]. One of [child-name|my pupils, "
        "Kwame,|my pupils] asked what happens to his detentions. I said they are gone when he leaves. I was wrong. "
        "You can write to me at [email|h.adeyemi@oakfield.example].\n\nYours sincerely,\n\nHannah Adeyemi"
    ),
    "head of year": (
        "Dear Steve Reed,\n\nAs Head of Year 9 at [school|St Mary’s Catholic High School|a secondary school] I see what "
        "we send. Free school meals, exclusions, SEN. Each pupil has a UPN such as [pupil-number|X838200501234]. The Data "
        "Protection Act should mean something to ministers too.\n\nYours sincerely,\n\nPatrick O’Brien"
    ),
    "teenager": (
        "Dear Rosie Duffield,\n\nIm 15 and go to [school|Hill Road grammar school|a grammar school]. In Year 8 me and "
        "[child-name|my best friend Aoife|my best friend] got excluded for two days for something we didnt do. "
        "[child-name|Aoife|My best friend] cried for a week. My mum says it goes on a file in London forever. "
        "I have GCSEs in May.\n\nYours sincerely,\n\nKayleigh Marsh"
    ),
    "teenager in care": (
        "Dear Emma Hardy,\n\nI was born in Hull and went into care when I was 6. I have had 4 social workers and 3 schools. "
        "My National Insurance number came last month, [national-insurance|AB 12 34 56 C], and that letter knew more of me "
        "than my foster mum does. Why does the Department for Education keep that I was in care?\n\n"
        "Yours sincerely,\n\nJade Morris"
    ),
    "former pupil": (
        "Dear Gareth Thomas,\n\nI left school in 2008. Date of birth: [date-of-birth|14/09/1991], in case you need to look "
        "me up. [school|Whitmore High School|A secondary school] told us nothing. I only found out from the newspaper on "
        "12 April 2018 that my record is one of 19.8 million.\n\nYours sincerely,\n\nDeepak Raithatha"
    ),
    "bus driver, nothing to hint": (
        "Dear Hilary Benn,\n\nI drive the 14 bus through Leeds and my lad is nine. In March the school sent home a form "
        "about census day, and I signed it at the kitchen table without my glasses on. Only at parents' evening did "
        "Mrs Khan tell me where it goes. I felt daft, then cross.\n\nWill you ask the Secretary of State for Education "
        "who has had it?\n\nYours sincerely,\n\nTom Briggs"
    ),
    "governor, nothing to hint": (
        "Dear Munira Wilson,\n\nI have been a governor of a primary school for 11 years. In 2016-17, 2017-18 and 2018-19 we "
        "asked for guidance. The DfE wrote on 23/01/2019. Childline is on 0800 1111, the Samaritans on 116 123 and "
        "the ICO helpline on 0303 123 1113; who do children ring about this? My child Benefit form asks for less.\n\n"
        "Yours sincerely,\n\nAnne-Marie Fletcher"
    ),
    "nurse": (
        "Dear Luke Pollard,\n\nIn my job I would be sacked for this. [child-name|My stepson – Jago –|My stepson] has ADHD. "
        "[school|Our Lady of the Sea Primary School|A primary school] put it on the form. On the ward we lock a patient's "
        "notes away. I called 111 once and they asked me before they looked.\n\nYours sincerely,\n\nMorwenna Trelawny"
    ),
    "refugee mother": (
        "Dear Stella Creasy,\n\nWe came from Asmara in 2014. My son has a good teacher here. When they asked his nationality "
        "I did not sleep. [child-name|His little sister Selam|His little sister] asks why Mama is shaking. "
        "The Home Office had the list of 1,500 families a month.\n\nYours sincerely,\n\nLetebrhan Tesfay"
    ),
    "foster carer": (
        "Dear Cat Smith,\n\nI cannot name the children I foster. The database can. That is all I want to say. One was moved "
        "twice because his father found the school. The register said where he was on Monday, and on Tuesday we packed."
        "\n\nYours sincerely,\n\nMargaret Ingham"
    ),
    "three children with ages": (
        "Dear Kim Leadbeater,\n\nI have three at [school|Beech Lane Infant and Nursery School|an infant school]: "
        "[child-name|my children Ava (7), Leo (5) and Idris (4)|my children]. For each of them I signed the form in the "
        "playground, on the pram. [child-name|Idris]’ eczema is on it. Why does a minister need to know that?\n\n"
        "Yours sincerely,\n\nGemma Sykes"
    ),
    "grandfather": (
        "Dear Kenny MacAskill,\n\n[child-name|My grandson Ruaridh MacLeod|My grandson] is in S1 and his 2nd term starts in "
        "January. [child-name|Ruaridh|My grandson] had two fixed-term exclusions in P6. At 75 I have had nobody keep a note "
        "of my own.\n\nYours sincerely,\n\nAlasdair MacLeod"
    ),
    "mother of an autistic son": (
        "Dear Daisy Cooper,\n\n[child-name|My lovely autistic son Will|My lovely autistic son] is ten. Will you help him? "
        "I asked the school what goes on his record, and [child-name|Will|my lovely autistic son] asked too. They said a "
        "code. He is not a code. He was born [date-of-birth|on 1st February 2016|in 2016] at 31 weeks.\n\n"
        "Yours sincerely,\n\nRachel Feldman"
    ),
    "parent of a child who has died": (
        "Dear Sarah Champion,\n\nOur son died in 2019, in Year 5. [child-name|His sister Niamh|His sister] started at "
        "the [school|Hill Road Primary School|primary school] after that. They still send us letters for him. "
        "A record that is never deleted has a boy of nine in it for good.\n\nYours sincerely,\n\nDeclan Reilly"
    ),
    "technician": (
        "Dear Chi Onwurah,\n\nI work in schools' IT and I have seen the export: name, address, postcode, ethnicity, free "
        "school meals. I asked where it goes and they said “the portal”. "
        "In our year at college there was [child-name|a lad from Wallsend called Tariq|a lad from Wallsend] who could have "
        "told you what happens to a file that nobody deletes.\n\nYours sincerely,\n\nJonny Robson"
    ),
    "childminder": (
        "Dear Sam Tarry,\n\nI mind [child-name|my sister’s twins Amara and Chidi|my sister’s twins] on Fridays. "
        "Their mum works at [school|Little Acorns Nursery|a nursery]. Each child had 12 boxes to fill in. I told her to ask "
        "what the boxes are for, and the office said that it is the law. Is it?\n\nYours sincerely,\n\nNgozi Eze"
    ),
}


LETTERS |= {
    "sikh parents": (
        "Dear Preet Kaur Gill,\n\nTo help [child-name|our son, Arjan|our son], the school sent for a psychologist. We said "
        "yes to that. We did not say yes to a newspaper. At our gurdwara 12 families have asked. [child-name|Arjan|Our son] "
        "is 8.\n\nYours sincerely,\n\nHarpreet and Manjit Sandhu"
    ),
    "somali student": (
        "Dear Rushanara Ali,\n\nI am 17 and at [school|Tower Hamlets College|a college]. [child-name|My little brother "
        "Abdi|My little brother] is in Year 2. Our mum cannot read the form, so I did it. In the box for first language I "
        "put English because I was scared. Can MPs see it?\n\nYours sincerely,\n\nHodan Warsame"
    ),
    "deaf parent who writes in lines": (
        "Dear Marsha de Cordova,\n\nMy hands are my voice, so I write this down. When [child-name|my daughter\nPriyanka|my "
        "daughter] started school, the head asked\nfor a note about me. A note about me is now in\n"
        "[child-name|Priyanka|my daughter]'s file.\n\nYours sincerely,\n\nLakshmi Nair"
    ),
    "vicar": (
        "Dear Robbie Moore,\n\nOn Sunday I asked the Sunday School what a secret is. [child-name|A child in the front row, "
        "Ebony,|A child in the front row] said: when you only tell God. I chair the board of "
        "[school|St Peter and St Paul C of E Primary School|a primary school], and we send the Department for Education "
        "everything.\n\nYours sincerely,\n\nRev. Judith Clough"
    ),
}


def read(marked: str) -> tuple[str, list[tuple[str, str, str | None]]]:
    """Take the marks out of a letter and list them."""
    return MARK.sub(r"\2", marked), [
        (kind, seen, instead or None) for kind, seen, instead in MARK.findall(marked)
    ]


def with_replacements(draft: str) -> str:
    for hint in reversed(find_hints(draft)):
        if hint.replacement is not None:
            draft = draft[: hint.start] + hint.replacement + draft[hint.end :]
    return draft


@pytest.mark.parametrize("who", LETTERS)
def test_letter_gets_these_hints_and_no_others(who: str) -> None:
    """In a letter as somebody would write it, what could identify a child is pointed out, and nothing else."""
    draft, expected = read(LETTERS[who])
    found = [(hint.kind.value, draft[hint.start : hint.end], hint.replacement) for hint in find_hints(draft)]
    assert found == expected


@pytest.mark.parametrize("who", LETTERS)
def test_letter_reads_on_with_every_replacement(who: str) -> None:
    """With each replacement taken, the letter stands as it was marked, and nothing is left to replace."""
    draft, _ = read(LETTERS[who])
    written = with_replacements(draft)
    assert written == MARK.sub(lambda mark: mark[3] or mark[2], LETTERS[who])
    assert with_replacements(written) == written


def test_there_are_enough_letters() -> None:
    """Hints are held on letters of many people, with names from many places."""
    assert len(LETTERS) >= 20
