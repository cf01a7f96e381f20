package dev.innovationpipeline.local.model.language;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words of a sentence that carry its meaning. */
public final class Words {

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}'-]+");

  private static final Set<String> STOP =
      Pattern.compile("\\s+")
          .splitAsStream(
              """
              a about above across after again against all almost also although always am among an and
              another any are as at away be became because become been before being below between both
              but by came can cannot could did do does doing done down during each either else enough
              even ever every far few first five for found four from further gave get give given go goes
              going gone got had has have having he her here hers him his how however i if in instead
              into is it its itself just keep kept last least less like likely made make makes making
              many may me might more most much must my near need needs never new next no nor not nothing
              now of off often on once one only onto or other others our out over own part per perhaps
              put quite rather said same say says second see seen seem several she should show shows
              since so some still such take taken than that the their them then there these they thing
              things third this those though three through thus to together too toward towards two under
              until up upon us use used uses using very was way we well went were what when where
              whether which while who whole whom whose why will with within without would year years yet
              you your up-to-date s t percent per cent nearly long new old day days today said
              """)
          .collect(Collectors.toUnmodifiableSet());

  private Words() {}

  public static List<String> of(String sentence) {
    return Arrays.stream(NO_WORD.split(sentence.toLowerCase(Locale.ENGLISH)))
        .filter(Words::carriesMeaning)
        .toList();
  }

  static boolean carriesMeaning(String word) {
    return word.length() > 2 && Character.isLetter(word.charAt(0)) && !STOP.contains(word);
  }
}
