package dev.innovationpipeline.ingest.note;

import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.problem.Problems;
import org.jspecify.annotations.Nullable;

/**
 * The person who notes something.
 *
 * @param keyId the id of the API key with which it is done; null for none
 */
public record Author(String userId, @Nullable String keyId) {

  private static final String KEY = "key:";

  /**
   * @param named the person whom the request names; null for none
   * @throws org.springframework.web.ErrorResponseException 403 for somebody else's name
   */
  public static Author of(Caller caller, @Nullable String named) {
    if (named != null && !caller.mayActFor(named)) {
      throw Problems.forbidden("user_id must be your own, or left out.");
    }
    String own = caller.user() == null ? caller.name() : caller.user();
    return new Author(
        named == null ? own : named,
        caller.means() == Caller.Means.KEY && caller.name().startsWith(KEY)
            ? caller.name().substring(KEY.length())
            : null);
  }
}
