package varde.replay.report;

/** How the HTML report looks: on light and dark screens, and on paper. */
final class Style {

    static final String CSS = """
            :root{--paper:#fbfaf7;--card:#ffffff;--ink:#1f2937;--soft:#6b7280;--line:#e5e1d8;--accent:#9a3412;
              --down:#c2410c;--degraded:#d9a441;--unknown:#a8a29e;--held:#cfa97e;--page:#b91c1c;--word:#64748b;--clear:#15803d;
              --critical:#b91c1c;--major:#b45309;--minor:#856404;--warning:#2563eb;--blind:#78716c;--hit:#fdeee3;--on:#fff}
            @media(prefers-color-scheme:dark){:root{--paper:#14171c;--card:#1b1f26;--ink:#e4e6ea;--soft:#98a1ae;--line:#2d333d;
              --accent:#fdba74;--down:#ea6a2c;--degraded:#d9a441;--unknown:#6b7280;--held:#94744b;--page:#f87171;--word:#94a3b8;
              --clear:#4ade80;--critical:#ef5350;--major:#f59e0b;--minor:#e3c53c;--warning:#60a5fa;--blind:#9ca3af;--hit:#37261b;--on:#14171c}}
            *{box-sizing:border-box}
            html{-webkit-text-size-adjust:100%}
            body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",sans-serif}
            main{max-width:68rem;margin:0 auto;padding:2.5rem 1.5rem 5rem}
            h1{font-size:1.9rem;line-height:1.2;margin:0 0 .3rem;letter-spacing:-.01em}
            h2{font-size:1.4rem;line-height:1.25;margin:3.2rem 0 .3rem;letter-spacing:-.01em}
            h3{font-size:.82rem;margin:2rem 0 .6rem;color:var(--soft);text-transform:uppercase;letter-spacing:.08em;font-weight:600}
            p{margin:.4rem 0}.soft{color:var(--soft)}code{font:.92em ui-monospace,monospace}
            a{color:inherit}
            .verdict{margin:1.4rem 0 0;padding:.8rem 1.1rem;background:var(--card);border:1px solid var(--line);
              border-left:4px solid var(--clear);border-radius:6px}.verdict.no{border-left-color:var(--critical)}
            .facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:.8rem;margin:1.1rem 0}
            .fact{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:.75rem 1rem}
            .fact b{display:block;font-size:1.28rem;font-weight:600;font-variant-numeric:tabular-nums}
            .fact span{color:var(--soft);font-size:.82rem}
            .badge{display:inline-block;padding:.12rem .55rem;border-radius:1rem;font-size:.76rem;line-height:1.3;font-weight:700;color:var(--on);
              letter-spacing:.04em;vertical-align:.18em;margin-right:.4rem}
            .critical{background:var(--critical)}.major{background:var(--major)}.minor{background:var(--minor)}
            .warning{background:var(--warning)}
            .scroll{overflow-x:auto}
            table{border-collapse:collapse;width:100%;font-size:.9rem;font-variant-numeric:tabular-nums}
            th{font-weight:600;color:var(--soft);text-align:left;font-size:.8rem}
            th,td{padding:.42rem .9rem .42rem 0;border-bottom:1px solid var(--line);vertical-align:top}
            .outages td:nth-child(2){width:44%}
            td.t{white-space:nowrap;color:var(--soft)}td.who{white-space:nowrap}
            td ul{margin:0;padding:0;list-style:none;color:var(--soft)}
            details{background:var(--card);border:1px solid var(--line);border-radius:8px;margin:.5rem 0;padding:0 1rem}
            summary{padding:.6rem 0;cursor:pointer}details pre{white-space:pre-wrap;margin:.2rem 0 1rem;font:.85rem/1.5 ui-monospace,monospace}
            .figure{width:100%;height:auto;display:block;background:var(--card);border:1px solid var(--line);border-radius:8px;padding:12px}
            .figure.narrow{max-width:46rem}
            .figure text{font:12px system-ui,-apple-system,"Segoe UI",sans-serif;fill:var(--ink)}
            .figure .lane{fill:var(--ink)}.figure .lane-head{fill:var(--soft);font-weight:600;font-size:11px;letter-spacing:.06em}
            .figure .on-bar{fill:var(--on);font-size:10.5px;font-weight:600;letter-spacing:.04em}
            .figure .time{fill:var(--soft);text-anchor:middle;font-size:11px}
            .tick{stroke:var(--line)}.rule{stroke:var(--line);stroke-dasharray:1 3}
            .down{fill:var(--down)}.degraded{fill:var(--degraded)}.unknown{fill:var(--unknown)}.held{fill:var(--held)}
            .sev-critical{fill:var(--critical)}.sev-major{fill:var(--major)}.sev-minor{fill:var(--minor)}.sev-warning{fill:var(--warning)}
            .blind{fill:var(--blind);opacity:.28}
            .page{fill:var(--page)}.word{fill:var(--word)}.clear{fill:var(--clear)}.lost{fill:none;stroke:var(--page);stroke-width:2}
            .answer{fill:none;stroke:var(--clear);stroke-width:3;stroke-linecap:round;stroke-linejoin:round}
            .node{fill:var(--paper);stroke:var(--line);rx:6}.node.cause{fill:var(--down);stroke:none}.node.hit{fill:var(--hit);stroke:var(--down)}
            .figure .node.cause+.node-text{fill:var(--on);font-weight:600}
            .link{fill:none;stroke:var(--soft);stroke-width:1.3}.link.choice{stroke-dasharray:4 4}
            .legend{display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;color:var(--soft);font-size:.8rem;margin:.5rem 0 0}
            .legend i{display:inline-block;width:.8rem;height:.8rem;border-radius:3px;margin-right:.35rem;vertical-align:-.08rem}
            .legend i.dot{border-radius:50%}
            .notes{min-height:9rem;border:1px dashed var(--soft);border-radius:8px;padding:.8rem 1rem;background:var(--card)}
            @media(max-width:40rem){main{padding:1.5rem 1rem 3rem}.figure{min-width:44rem}}
            @media print{:root{--paper:#fff;--card:#fff;--ink:#111;--soft:#555;--line:#ccc;--down:#c2410c;--held:#cfa97e;--on:#fff;
                --critical:#b91c1c;--major:#b45309;--minor:#856404;--warning:#2563eb;--page:#b91c1c;--clear:#15803d;--word:#64748b;
                --hit:#fdeee3;--blind:#78716c;--degraded:#d9a441;--unknown:#a8a29e}
              @page{size:A4;margin:14mm}
              *{-webkit-print-color-adjust:exact;print-color-adjust:exact}
              body{font-size:10.5pt}main{max-width:none;padding:0}h2{margin-top:1.6rem}
              section.outage{border-top:1px solid var(--line)}table{font-size:9pt}tr,.fact,.figure,details,.verdict{break-inside:avoid}h2,h3,tr:first-child{break-after:avoid}
              .facts{grid-template-columns:repeat(5,1fr);gap:.5rem}.fact{padding:.5rem .7rem}.fact b{font-size:1.1rem}
              .figure text,.figure .lane-head,.figure .time{font-size:15px}.figure .on-bar{font-size:13px}.scroll{overflow:visible}
              details::details-content{content-visibility:visible;block-size:auto}summary{list-style:none}.notes{min-height:16rem}}
            """;

    private Style() {}
}
