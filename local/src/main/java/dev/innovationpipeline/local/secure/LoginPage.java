package dev.innovationpipeline.local.secure;

import java.util.Map;
import java.util.stream.Collectors;

/** The issuer's pages, without a script. */
final class LoginPage {

  private static final String FRAME =
      """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8"><title>%s</title>
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <style>
      body { font: 1rem/1.6 system-ui, sans-serif; background: #faf8f3; color: #1e1d1a; display: grid; place-items: center; min-height: 90vh; margin: 0; }
      main { background: #fff; border: 1px solid #e5e0d5; border-radius: 14px; padding: 2rem; width: min(22rem, 90vw); }
      h1 { font-size: 1.4rem; margin: 0 0 1rem; } label { display: block; font-weight: 600; margin-top: .8rem; }
      input { font: inherit; width: 100%%; box-sizing: border-box; padding: .5rem; border: 1px solid #8b867a; border-radius: 8px; }
      button { font: inherit; margin-top: 1.2rem; padding: .5rem 1.4rem; border: 0; border-radius: 8px; background: #0f5c4a; color: #fff; }
      .bad { color: #a3261d; } .soft { color: #67635a; font-size: .9rem; }
      </style></head><body><main>%s</main></body></html>
      """;

  private LoginPage() {}

  /**
   * @param request of the client, which the form sends back
   * @param problem empty the first time
   */
  static String form(Map<String, String> request, String problem) {
    String hidden =
        request.entrySet().stream()
            .map(
                each ->
                    "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
                        .formatted(text(each.getKey()), text(each.getValue())))
            .collect(Collectors.joining());
    String words = problem.isEmpty() ? "" : "<p class=\"bad\" role=\"alert\">" + problem + "</p>";
    return FRAME.formatted(
        "Log in – issuer of this machine",
        """
        <h1>Issuer of this machine</h1>%s
        <form method="post">%s
        <label for="name">Name</label><input id="name" name="person" autocomplete="username" autofocus>
        <label for="password">Password</label><input id="password" name="password" type="password" autocomplete="current-password">
        <button type="submit">Log in</button></form>
        <p class="soft">./pipeline up --secure has printed the logins.</p>
        """
            .formatted(words, hidden));
  }

  static String words(String title, String sentence) {
    return FRAME.formatted(
        text(title), "<h1>" + text(title) + "</h1><p>" + text(sentence) + "</p>");
  }

  /** Text that stays text. */
  private static String text(String raw) {
    return raw.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
