package dev.innovationpipeline.platform.company;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The profiles that this system brings; they hold until somebody changes them. */
public final class ShippedProfiles {

  private static final List<String> IDS =
      List.of("lactalis-canada", "mccormick-usa", "columbia-sportswear");

  private ShippedProfiles() {}

  /** The texts of the profiles, as YAML, by the companies' ids. */
  public static Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    IDS.forEach(id -> texts.put(id, text(id)));
    return texts;
  }

  private static String text(String companyId) {
    try (InputStream file =
        ShippedProfiles.class.getResourceAsStream("profiles/" + companyId + ".yaml")) {
      if (file == null) {
        throw new IllegalStateException("The shipped profile of " + companyId + " is gone.");
      }
      return new String(file.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
