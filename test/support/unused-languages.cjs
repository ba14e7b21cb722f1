/** In place of what libraries bring for dozens of languages and the product never asks for: see jest.config.js. */
module.exports = { Culture: {} };
