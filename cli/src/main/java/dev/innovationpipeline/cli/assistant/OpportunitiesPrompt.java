package dev.innovationpipeline.cli.assistant;

import io.modelcontextprotocol.server.McpServerFeatures.SyncPromptSpecification;
import io.modelcontextprotocol.spec.McpSchema.GetPromptResult;
import io.modelcontextprotocol.spec.McpSchema.Prompt;
import io.modelcontextprotocol.spec.McpSchema.PromptArgument;
import io.modelcontextprotocol.spec.McpSchema.PromptMessage;
import io.modelcontextprotocol.spec.McpSchema.Role;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.util.List;

/** The one prompt: from a document to its opportunities. */
final class OpportunitiesPrompt {

  private static final String DOCUMENT = "document";
  private static final String COMPANY = "company_id";

  private OpportunitiesPrompt() {}

  static SyncPromptSpecification specification() {
    Prompt prompt =
        Prompt.builder("opportunities")
            .title("Opportunities in a document")
            .description("Run a document through the pipeline and present its cards")
            .arguments(
                List.of(
                    argument(DOCUMENT, "An http(s) address, or a file that may be read"),
                    argument(COMPANY, "The company; list_companies knows them")))
            .build();
    return new SyncPromptSpecification(
        prompt,
        (exchange, request) -> {
          Arguments arguments = Arguments.of(request.arguments());
          String text =
              """
              Find the opportunities in %s for the company %s.

              1. Start a run with start_run, and follow it with wait_for_run until it has ended.
              2. If it failed, say why in a sentence, and stop.
              3. Read the cards with get_cards. Present each with its title, one sentence on the \
              problem, one on the solution, its quick win, and one quote with its place.
              4. Name every remark of the checks, and every quote that was not found in the document.
              5. Say which card you would follow first, and why.
              """
                  .formatted(arguments.text(DOCUMENT), arguments.text(COMPANY));
          return GetPromptResult.builder(
                  List.of(
                      PromptMessage.builder(Role.USER, TextContent.builder(text).build()).build()))
              .description(prompt.description())
              .build();
        });
  }

  private static PromptArgument argument(String name, String description) {
    return PromptArgument.builder(name).description(description).required(true).build();
  }
}
