package dev.leat.sql.seed;

import java.util.List;
import java.util.random.RandomGenerator;

/// What generated names and texts are made of.
final class Words {
    static final List<String> FIRST_NAMES =
            words(
                    "Ada Alan Amara Anna Bela Boris Carla Chen Clara Diego Dora Emil Esra Farid Fatou Grace Hana Hugo Ines Ivan Jana Jonas Kai Kira Lena Liam Luca Maya Milan Mina Nadia Nils Nora Omar Olga Paul Petra Quinn Rania Ravi Rosa Sami Sofia Tara Tomas Uma Vera Wim Yara Zoe");
    static final List<String> LAST_NAMES =
            words(
                    "Abebe Andersen Baker Bauer Becker Blanc Brown Castro Chen Costa Dubois Evans Fischer Fontana Garcia Gruber Haddad Hansen Huber Ivanova Jansen Johnson Kaya Keller Kim Kowalski Kumar Larsen Lopez Martin Meyer Moreau Nakamura Novak Okafor Olsen Patel Peeters Perez Rossi Santos Schmidt Silva Singh Smith Tanaka Vogel Weber Wolf Yilmaz");
    static final List<String> CITIES =
            words(
                    "Accra Amsterdam Athens Basel Berlin Bern Bogota Boston Cairo Dakar Delhi Dublin Hanoi Helsinki Kyoto Lagos Lima Lisbon Lyon Madrid Milan Montreal Nairobi Oslo Porto Prague Quito Rome Seoul Sofia Tunis Vienna Warsaw Zurich");
    static final List<String> COUNTRIES =
            words(
                    "Argentina Austria Belgium Brazil Canada Chile Denmark Egypt Finland France Germany Ghana Greece India Italy Japan Kenya Mexico Morocco Norway Peru Poland Portugal Spain Sweden Switzerland Turkey Vietnam");
    static final List<String> STREETS =
            words(
                    "Bridge Castle Church Forest Garden Harbour Hill Lake Main Market Mill Park River School Station Sun");
    static final List<String> COLORS =
            words(
                    "amber azure black blue brown coral cyan gold gray green indigo ivory lime navy olive orange pink red silver teal violet white yellow");
    static final List<String> COMPANIES =
            words(
                    "Acorn Atlas Beacon Cedar Comet Delta Ember Falcon Granite Harbor Juniper Lumen Maple Nimbus Orbit Pioneer Quartz Raven Summit Tide Vertex Willow");
    static final List<String> PLAIN =
            words(
                    "able about after again air all along always answer apple around autumn basic bear before below best between bird blue boat book bright build busy call calm carry chair change clear close cloud cold come common corner count cover dark day deep door draw dream early earth east easy edge empty evening every face fall far field final find fire first floor flow follow forest form free fresh front full garden gentle glass gold grand grass great green ground group grow hand happy hard heart heavy high hill hold home house idea inside island join keep key kind lake land large last late leaf learn leave left letter level light line listen little long look low main make many map mark market may mean meet middle mind moon morning mountain move music name near need never new next night north note number ocean often old open order other over page paper part path people place plain plan plant play point quick quiet rain reach read ready rest right ring rise river road rock room round run same sand sea second seed send shape share short side sign silver simple sing sky slow small snow soft song sound south space spring stand star start stay step still stone storm story strong summer sun sure table take tall tell thing think time today town travel tree true turn under until valley very view voice wait walk wall warm watch water way west white wide wild wind window winter wish wood word work world year yellow young");

    private Words() {}

    private static List<String> words(String text) {
        return List.of(text.split(" "));
    }

    static <T> T pick(List<T> from, RandomGenerator random) {
        return from.get(random.nextInt(from.size()));
    }

    /// {@return words with the first letter large}
    static String sentence(RandomGenerator random, int least, int most) {
        StringBuilder out = new StringBuilder();
        for (int i = random.nextInt(least, most + 1); i > 0; i--) {
            out.append(out.isEmpty() ? "" : " ").append(pick(PLAIN, random));
        }
        out.setCharAt(0, Character.toUpperCase(out.charAt(0)));
        return out.toString();
    }
}
