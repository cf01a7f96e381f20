package dev.innovationpipeline.cli.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.schema.wire.WireJson;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SearchCommandTest {

  @Test
  void everyConditionIsAsked() {
    SearchCommand command = new SearchCommand();
    new CommandLine(command)
        .parseArgs(
            "kefir",
            "to go",
            "--company",
            "a&b",
            "--status",
            "in-work",
            "--status",
            "new",
            "--tag",
            "tea",
            "--tag",
            "été",
            "--starred",
            "--min-rating",
            "4",
            "--since",
            "2026-11-01");
    assertThat(command.path("next", 500))
        .isEqualTo(
            "/cards?limit=200&q=kefir%20to%20go&company_id=a%26b&status=in_work&status=new"
                + "&tag=tea&tag=%C3%A9t%C3%A9&starred=true&min_rating=4.0"
                + "&since=2026-11-01T00%3A00%3A00Z&cursor=next");
  }

  @Test
  void aCardIsALine() {
    assertThat(
            SearchCommand.line(
                WireJson.MAPPER.readTree(
                    """
                    {"id": "c1", "status": "in_work", "starred": true, "rating": 4.25, "title": "Tea",
                     "company_id": "a", "run_title": "Autumn", "tags": ["x"]}
                    """)))
        .isEqualTo("c1  in-work     * 4.3  Tea  (a, Autumn) #x");
  }
}
