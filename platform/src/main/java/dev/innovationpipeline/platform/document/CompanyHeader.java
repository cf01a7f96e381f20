package dev.innovationpipeline.platform.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;

/**
 * The header by which a processor says for which company's run it fetches a document. Its key may
 * read the documents of all companies; a run may not.
 */
public final class CompanyHeader {

  public static final String NAME = "Pipeline-Company";

  private CompanyHeader() {}

  /** The value for a company, in ASCII. */
  public static String of(String companyId) {
    return URLEncoder.encode(companyId, UTF_8);
  }

  /** The company's id; of anything else than a value of ours, the id of no company. */
  public static String companyOf(String value) {
    try {
      return URLDecoder.decode(value, UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
