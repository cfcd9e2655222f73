"""What each letter of the procedure is called on the page of its step, and to whom it goes (after „do”)."""

from cases.panels import Letter

APPLICANT, MINISTER, TEAM = "wnioskodawcy", "ministra właściwego", "zespołu ekspertów"

LETTERS: dict[str, Letter] = {
    "upp": Letter("urzędowe poświadczenie przedłożenia (UPP)", APPLICANT),
    "application": Letter("wniosek w postaci dokumentu", "akt sprawy"),
    "call_for_supplement": Letter("wezwanie do usunięcia braków formalnych", APPLICANT),
    "notice_no_further_course": Letter("zawiadomienie o nienadaniu dalszego biegu", APPLICANT),
    "notice_left_18_5a": Letter("zawiadomienie o pozostawieniu bez rozpatrzenia", APPLICANT),
    "notice_forwarded": Letter("zawiadomienie o przekazaniu wniosku ministrowi", APPLICANT),
    "notice_withdrawn": Letter("zawiadomienie o zakończeniu sprawy po wycofaniu", APPLICANT),
    "notice_other_minister": Letter("zawiadomienie o innym ministrze", APPLICANT),
    "notice_left_18a": Letter("zawiadomienie o pozostawieniu bez rozpatrzenia", APPLICANT),
    "notice_proceedings_started": Letter("informacja o rozpoczęciu postępowania", "wnioskodawcy i na portal"),
    "information_councils": Letter("wniosek do wiadomości", "Rady Interesariuszy ZSK i rad sektorowych"),
    "consultation_conclusions": Letter("wnioski z konsultacji", APPLICANT),
    "appointment_expert": Letter("powołanie do zespołu ekspertów", "każdego eksperta"),
    "expert_remarks": Letter("uwagi zespołu ekspertów", APPLICANT),
    "expert_opinion": Letter("opinia i rekomendacja zespołu ekspertów", MINISTER),
    "request_ri": Letter("wystąpienie o opinię", "Rady Interesariuszy ZSK"),
    "ri_opinion": Letter("opinia Rady Interesariuszy ZSK", "ministra koordynatora i ministra właściwego"),
    "second_recommendation": Letter("ponowna rekomendacja", MINISTER),
    "notice_extension": Letter("zawiadomienie o przedłużeniu terminu", APPLICANT),
    "decision_positive_information": Letter("informacja o pozytywnym rozpatrzeniu", APPLICANT),
    "announcement": Letter("obwieszczenie w sprawie włączenia kwalifikacji", "ogłoszenia w Monitorze Polskim"),
    "refusal_information": Letter("informacja o odmowie z uzasadnieniem", APPLICANT),
    "authority_call": Letter("informacja o możliwości składania wniosków IC", "wszystkich, na portalu"),
}
