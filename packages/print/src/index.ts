/** Papers: page rules, fonts and layout over a PDF writer. */
export {};
