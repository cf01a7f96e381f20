package dev.innovationpipeline.cli.client;

import java.util.function.Consumer;
import java.util.function.Function;
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
   * Prints each entry, as it is or as a line; says so on standard error when there is none.
   *
   * @param none the sentence for it; not said with JSON
   */
  public static void print(
      PipelineClient client,
      Address address,
      String purpose,
      String entries,
      int limit,
      boolean json,
      Function<JsonNode, String> line,
      String none)
      throws InterruptedException {
    int found =
        read(
            client,
            address,
            purpose,
            entries,
            limit,
            entry -> System.out.println(json ? entry : line.apply(entry)));
    if (found == 0 && !json) {
      System.err.println(none);
    }
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
