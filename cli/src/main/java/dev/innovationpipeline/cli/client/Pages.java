package dev.innovationpipeline.cli.client;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a list of the server page after page. */
public final class Pages {

  private Pages() {}

  /** The address of a page. */
  @FunctionalInterface
  public interface Address {

    /**
     * @param cursor null for the first
     * @param left how many entries are still wanted
     */
    String of(@Nullable String cursor, int left);
  }

  /**
   * @param limit entries after which no page is asked for any more
   * @param purpose completes "The server refused to …", as {@link Exchange#expect}
   * @return the number of entries
   * @throws ClientException when the limit leaves nothing to ask for
   */
  public static int read(
      PipelineClient client,
      Address address,
      String purpose,
      String entries,
      int limit,
      Consumer<JsonNode> each)
      throws InterruptedException {
    GivenValues.atLeastOne("--limit", limit);
    String cursor = null;
    int read = 0;
    do {
      JsonNode page = client.get(address.of(cursor, limit - read)).expect(purpose);
      page.path(entries).forEach(each);
      read += page.path(entries).size();
      cursor = page.path("next_cursor").asString(null);
    } while (cursor != null && read < limit);
    return read;
  }
}
